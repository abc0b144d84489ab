/** Registry of event kinds by name. Each kind's file extends it (declaration merging), so that shared modules need not import the kinds. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- each kind adds itself
export interface EventKinds {}

export type EventType = keyof EventKinds;

export type EventOf<Type extends EventType> = EventKinds[Type];

/** Any event of a book; events are appended and never changed. */
export type GroupEvent = EventOf<EventType>;
