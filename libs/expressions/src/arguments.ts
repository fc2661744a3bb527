import { said } from '@fermata/model';
import { Failure } from './failure.ts';
import { accepts, describeParam } from './functions/accepts.ts';
import type { FunctionSpec, Param } from './functions/spec.ts';
import type { Frame, Run } from './run.ts';
import type { Node } from './syntax.ts';
import { typeOf, type Value } from './values.ts';

/** Compiles the arguments of a call: each is evaluated once, in order, and checked against its parameter. */
export function argumentsOf(
  spec: FunctionSpec,
  nodes: readonly Node[],
  compile: (node: Node) => Run,
): (frame: Frame) => readonly Value[] {
  const runs = nodes.map(compile);
  const params = nodes.map((_, i) => spec.params[Math.min(i, spec.params.length - 1)] as Param);
  return (frame) =>
    runs.map((run, i) => {
      const value = run(frame);
      const param = params[i] as Param;
      return accepts(param, value) ? value : refuse(spec, param, value, nodes[i] as Node);
    });
}

function refuse(spec: FunctionSpec, param: Param, value: Value, node: Node): never {
  const message = said`${{ name: spec.name }} needs ${{ wanted: describeParam(param) }} as ${{ param: param.name }}, got ${{ type: typeOf(value) }}`;
  throw new Failure(message, node.at);
}
