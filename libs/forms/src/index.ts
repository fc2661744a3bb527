export type { Choice, FormPlan, PlanChoices, PlanNode, PlanOutcome, PlanRule, ViewPlan } from './plan.ts';
export type { CheckScope, Form, FormState, LookupState, NodeState, OutcomeState, Question } from './state.ts';
