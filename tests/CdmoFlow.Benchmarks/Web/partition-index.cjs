"use strict";
// Table Storage finds a partition by its key. The emulator looks at every row of the table for each query instead, although it keeps an index of the partition keys:
// with 1,000 selections in it, one query takes longer than a page may. Loaded before the emulator (node --require), this lets it look at the rows of the partition alone.
const path = require("node:path");

const store = require(path.join(path.dirname(process.argv[1]), "table/persistence/LokiTableMetadataStore.js")).default.prototype;
const query = store.queryTableEntities;
store.queryTableEntities = function (context, account, table, options, ...position) {
  const filter = options.filter ?? "";
  const partition = /^PartitionKey eq '((?:[^']|'')*)'/.exec(filter);
  // Only where the partition is demanded of every row: an "or" may stand in brackets alone.
  if (!partition || / or /.test(filter.replace(/'(?:[^']|'')*'/g, "").replace(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, ""))) return query.call(this, context, account, table, options, ...position);
  const rows = this.getEntityCollection(account, table, context);
  const whole = rows.chain;
  // The query runs up to its result before it first waits, so nobody else meets the changed method.
  rows.chain = () => whole.call(rows).find({ PartitionKey: partition[1].replaceAll("''", "'") });
  try {
    return query.call(this, context, account, table, options, ...position);
  } finally {
    delete rows.chain;
  }
};
