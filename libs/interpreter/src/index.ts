export type { VisitChange } from './change.ts';
export type {
  Assignment,
  CancelChild,
  CancelTask,
  CancelTimer,
  Close,
  DispatchTask,
  Effect,
  EmitEvent,
  Giving,
  NotifyTask,
  OfferTask,
  OperateChildren,
  PostponeTask,
  StartChild,
  StartTimer,
  Subscribe,
  Unsubscribe,
  WithdrawTask,
} from './effect.ts';
export type {
  CancelRequested,
  ErrorInfo,
  EventInfo,
  EventReceived,
  Subscribed,
  Occurrence,
  RetryRequested,
  Started,
  TaskCancelled,
  TaskCompleted,
  TaskFailed,
  TaskStarted,
  TerminateRequested,
  TimerFired,
  Trigger,
} from './occurrence.ts';
export type { Repair, TaskToAdd } from './verbs/requests.ts';
export type { Verb } from './verbs/verb.ts';
export type { RetryPolicy } from './retry.ts';
export type { InstanceStatus, StepView, View, Waiting } from './view.ts';
export type { Plan } from './plan/plan.ts';
export type { PlanStep, PlanStepType } from './plan/steps.ts';
export { ENGINE_VERSION } from './plan/plan.ts';
export { planAt } from './plan/at-version.ts';
export type {
  CalendarReference,
  DecisionReference,
  EventReference,
  FormReference,
  References,
  TaskReference,
  WorkflowReference,
} from './plan/references.ts';
export type { Compiled } from './compile/compile.ts';
export { compile, PLAN_LIMIT } from './compile/compile.ts';
export type { State, Visit } from './advance/state.ts';
export type { Advance } from './advance/advance.ts';
export type { Evaluator, Scope } from './expression/evaluator.ts';
export { createEvaluator } from './expression/evaluator.ts';
export type { Result } from './expression/result.ts';
export type { Interpreter } from './interpreter.ts';
export { advance, createInterpreter, createOwningInterpreter } from './interpreter.ts';
export { inOrder } from './order.ts';
export type { RefusalReason } from './advance/refusal.ts';
export type { Verdict } from './advance/verdict.ts';
export { judgeOccurrence } from './advance/verdict.ts';
export { pendingEffects } from './report/pending.ts';
export { describe } from './report/describe.ts';
export { isTerminal } from './report/status.ts';
export type { AttemptError, AttemptMoment, RetryDecision } from './retry-decision.ts';
export { retryDecision } from './retry-decision.ts';
export type { DeclaredClasses } from './error-match.ts';
export { classOf, isEngineCode, matchesOn, matchesPattern } from './error-match.ts';
export type { PlanCalendar, PlanZone } from './calendar/calendar.ts';
export type { CompiledCalendar } from './calendar/compile-calendar.ts';
export { compileCalendar } from './calendar/compile-calendar.ts';
export { addBusiness } from './calendar/add-business.ts';
export { addOpen, isOpen, nextOpen, openBetween } from './calendar/open-time.ts';
export type { CompiledDecision } from './decision/compile-decision.ts';
export { compileDecision } from './decision/compile-decision.ts';
export { plainlyHolds } from './decision/holds.ts';
export type { Cell, InputColumn, PlanDecision, Scalar, Test } from './decision/table.ts';
export { isShutOut, type Deciding } from './steps/shut-out.ts';
export { goesRound, shuttingOut, stepsInUse, type Leading } from './verbs/go-round.ts';
export { leadsRound, type Way } from './verbs/round-about.ts';
export type { Asked } from './verbs/kind.ts';
export type { Marking, Preview, Refused } from './verbs/preview.ts';
export { markingOf, previewVerb } from './verbs/preview.ts';
export { imageOf, type MoveMapping } from './move/mapping.ts';
export { stepOf } from './advance/whereabouts.ts';
export type { MoveRequest, MoveResult } from './move/move.ts';
export { moveInstance, undoMove } from './move/move.ts';
