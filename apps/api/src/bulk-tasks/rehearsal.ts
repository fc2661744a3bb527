import type { Transactions } from '../tasks/task-door.ts';

/** Ends a rehearsal: everything is rolled back, what it came to is carried out. */
class Rehearsed extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super('rehearsed');
    this.result = result;
  }
}

/** The same transactions, each with the same verdict, but nothing of them stays. */
export function rehearsing(database: Transactions): Transactions {
  return {
    inProject: async (projectId, work, acting) => {
      const rehearse = database.inProject(
        projectId,
        async (tx): Promise<never> => {
          throw new Rehearsed(await work(tx));
        },
        acting,
      );
      return rehearse.catch((failure: unknown) => {
        if (failure instanceof Rehearsed) return failure.result as Awaited<ReturnType<typeof work>>;
        throw failure;
      });
    },
  };
}
