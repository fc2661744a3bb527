/** The answer of `GET /me`, for the documentation. */
export const meExample = Object.freeze({
  id: 'ada',
  login: 'ada',
  name: 'Ada Lovelace',
  roles: ['agent'],
  groups: ['refunds'],
  permissions: ['definition.read', 'instance.read', 'task.claim', 'task.complete', 'task.see', 'user.read'],
  zone: 'Europe/London',
  language: 'en',
  mustChangePassword: false,
  csrf: 'qL3pY0mXv8Jt1bN7sKcF2wRz5uHdGe4oA6iTnVxQyBk',
});
