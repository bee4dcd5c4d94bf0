// The SDK's own upload of a file in blocks, as its documentation has it; answers milliseconds.
import { BlockBlobClient } from "@azure/storage-blob";

globalThis.sdkUpload = async (address, file, blockSize, concurrency) => {
  const began = performance.now();
  await new BlockBlobClient(address).uploadData(file, { blockSize, concurrency, maxSingleShotSize: blockSize });
  return performance.now() - began;
};
