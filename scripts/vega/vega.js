// The parts of Vega that the site's charts are drawn with in a browser: everything but maps, trees, forces, clouds of words and
// regressions. Expressions are interpreted: the pages' policy lets nothing be compiled.
import { transforms } from "vega-dataflow";
import * as encode from "vega-encode";
import * as data from "vega-transforms";
import * as view from "vega-view-transforms";
import { version } from "./node_modules/vega/package.json";

Object.assign(transforms, data, view, encode);

export { expressionInterpreter } from "vega-interpreter";
export { parse } from "vega-parser";
export { View } from "vega-view";
export { version };
