/** What a command needs to be done. */
export type Need = 'nothing' | 'edit' | 'step' | 'steps' | 'oneStep' | 'something' | 'done' | 'undone';
