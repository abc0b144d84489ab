import { kindWords, type EventType } from '#group';
import type { MessageKey } from '#i18n';

/** The words of a kind of entry: a kind that names no words of ours does not compile. */
export const entryName = (type: EventType): MessageKey => kindWords(type);
