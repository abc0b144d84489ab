/** Every kind of event by its name. The file of each kind adds its own, so that what it is made of need not know it. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- each kind adds itself
export interface EventKinds {}

export type EventType = keyof EventKinds;

export type EventOf<Type extends EventType> = EventKinds[Type];

/** Something that happened, appended once, never changed. */
export type GroupEvent = EventOf<EventType>;
