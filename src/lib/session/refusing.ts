import { isSpoken, type IconName, type MessageKey, type SlotValues } from '#i18n';
import type { AppState } from './app-state.svelte.ts';
import { wordsOf } from './context.ts';
import { reasonKey, spokenReason, type Reason, type SpokenReason } from './reasons.ts';

/** Speaks the reason of a refusal with a short vibration. @returns the reason as shown */
export function refuse(app: AppState, reason: Reason, currency = 'INR'): SpokenReason {
	return announced(app, spokenReason(reason, wordsOf(app), currency), reasonKey(reason));
}

/** Refusals raised by a screen itself, such as a missing answer. */
export function refuseWith(
	app: AppState,
	key: MessageKey,
	icon: IconName,
	values?: SlotValues
): SpokenReason {
	return announced(app, { text: wordsOf(app).say(key, values), icon }, key);
}

/** Announces a refusal. Refusals of copies have no clip and are on the screen: only "nothing was written" is spoken, and no caption hides the title. */
function announced(app: AppState, refusal: SpokenReason, key: MessageKey): SpokenReason {
	const isRead = key.startsWith('backup.') && !isSpoken(key);
	app.parts.vibrate([40, 60, 40]);
	void app.speaker.say(isRead ? wordsOf(app).say('reject.fault-nothing-written') : refusal.text);
	return refusal;
}
