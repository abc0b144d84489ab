import { isSpoken, type IconName, type MessageKey, type SlotValues } from '#i18n';
import type { AppState } from './app-state.svelte.ts';
import { wordsOf } from './context.ts';
import { reasonKey, spokenReason, type Reason, type SpokenReason } from './reasons.ts';

/** Says why something was refused, with a small shake. @returns what the screen shows */
export function refuse(app: AppState, reason: Reason, currency = 'INR'): SpokenReason {
	return announced(app, spokenReason(reason, wordsOf(app), currency), reasonKey(reason));
}

/** Refusals that a screen raises itself: an answer is still missing. */
export function refuseWith(
	app: AppState,
	key: MessageKey,
	icon: IconName,
	values?: SlotValues
): SpokenReason {
	return announced(app, { text: wordsOf(app).say(key, values), icon }, key);
}

/** What a copy is refused for has no clip and stands on the screen: that nothing was written is heard, and no caption hides the title. */
function announced(app: AppState, refusal: SpokenReason, key: MessageKey): SpokenReason {
	const isRead = key.startsWith('backup.') && !isSpoken(key);
	app.parts.vibrate([40, 60, 40]);
	void app.speaker.say(isRead ? wordsOf(app).say('reject.fault-nothing-written') : refusal.text);
	return refusal;
}
