import { openPhone, type Phone } from '../support/browser.ts';
import type { Scene } from './scene.ts';

/** What is done at each step of a scene; `name` is the scene's and the step's. */
export type Visit = (phone: Phone, name: string) => Promise<void>;

/**
 * Plays one scene on a phone of its own and visits every step. A scene that breaks off is visited as it stands, under
 * the name "…-failed", and the error thrown again.
 */
export async function playScene(
	scene: Scene,
	visit: Visit,
	prepare: (phone: Phone) => Promise<void> = () => Promise.resolve()
): Promise<void> {
	const phones: Phone[] = [];
	const another = async (): Promise<Phone> => {
		const opened = await openPhone({ keepsApp: false, ...scene.phone });
		phones.push(opened);
		await prepare(opened);
		await opened.page.goto(`${opened.origin}/`);
		return opened;
	};
	const phone = await another();
	try {
		await scene.play(phone, (step, on = phone) => visit(on, `${scene.name}-${step}`), another);
		await visit(phone, scene.name);
	} catch (error) {
		await visit(phone, `${scene.name}-failed`).catch(() => undefined);
		throw error;
	} finally {
		for (const one of phones) await one.close();
	}
}

/** The scenes whose name has one of these words in it, and those of the steps that are named; all without words. */
export const chosen = (scenes: readonly Scene[], words: readonly string[]): readonly Scene[] =>
	scenes.filter(
		({ name }) =>
			words.length === 0 || words.some((word) => name.includes(word) || word.startsWith(`${name}-`))
	);

/** Whether a step is asked for: "loan" asks for all steps of scenes that have it in their name, "people-20-mix" for that one. */
export const isAsked = (step: string, words: readonly string[]): boolean =>
	words.length === 0 || words.some((word) => step.includes(word));
