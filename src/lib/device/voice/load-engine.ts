import type { AudioDoor } from './audio-context.ts';
import { ClipEngine } from './clip-engine.ts';
import { createClipPlayer } from './clip-player.ts';
import type { PhoneSpeech } from './phone-speech.ts';
import { loadTrialPack } from './trial-packs.ts';

/** Everything that joins and plays clips, in a script of its own. */
export function loadEngine(parts: {
	readonly door: AudioDoor;
	readonly speech: PhoneSpeech;
	readonly onUnsaid: (text: string) => void;
}): ClipEngine {
	const { door, speech, onUnsaid } = parts;
	return new ClipEngine({ player: createClipPlayer(door), speech, loadTrialPack, onUnsaid });
}
