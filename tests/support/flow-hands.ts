import { present, type MemberId } from '#kernel';
import type { Question } from '../../src/screens/frame/flow/flow.svelte.ts';

/** A flow as hands know it: what stands on its screen now. */
interface Asking {
	readonly question: Question<string>;
}

/** Touches one of the answers that stand on the screen. */
export function touch({ question: { rows = [], tiles = [], codes = [] } }: Asking, label: string): unknown {
	const answers = [...rows, ...tiles, ...codes];
	return present(
		answers.find((choice) => choice.label === label),
		`an answer is ${label}, of ${answers.map((one) => one.label).join(', ')}`
	).onpress();
}

/** Touches the face of a woman. */
export function touchFace({ question: { faces } }: Asking, memberId: MemberId): void {
	present(faces, 'faces are asked').onpress(memberId);
}

export function name({ question: { onname } }: Asking, who: string): void {
	present(onname, 'a name is asked')(who);
}

/** Touches the main act; what it writes is awaited. */
export async function press({ question: { act } }: Asking): Promise<void> {
	await present(act, 'the screen has an act').onpress();
}
