const nothing = (): void => undefined;

/** One act after another: the next one begins on what the one before left. Of what came of an act nothing is held: that may be a whole book. */
export function oneActAtATime(): <Done>(act: () => Promise<Done>) => Promise<Done> {
	let turn: Promise<unknown> = Promise.resolve();
	return (act) => {
		const result = turn.then(act);
		turn = result.then(nothing, nothing);
		return result;
	};
}
