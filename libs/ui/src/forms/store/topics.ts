/** Who wants to hear of what: one topic for each component of a form, so that a keystroke wakes one field. */
export interface Topics {
  /** Gives back what ends the subscription. */
  subscribe(topic: string, listener: () => void): () => void;
  tell(topic: string): void;
  /** The topics that somebody listens to now. */
  heard(): readonly string[];
}

/** Topics that nobody listens to yet. */
export function createTopics(): Topics {
  const listeners = new Map<string, Set<() => void>>();
  return {
    subscribe(topic, listener) {
      const heard = listeners.get(topic) ?? new Set();
      listeners.set(topic, heard.add(listener));
      return () => {
        heard.delete(listener);
        if (heard.size === 0 && listeners.get(topic) === heard) listeners.delete(topic);
      };
    },
    tell: (topic) => [...(listeners.get(topic) ?? [])].forEach((listener) => listener()),
    heard: () => [...listeners.keys()],
  };
}
