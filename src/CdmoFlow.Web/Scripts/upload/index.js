import { watchAreas } from "./areas.js";

watchAreas();
