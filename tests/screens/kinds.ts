import type { Measured, Target } from './measured.ts';

/**
 * A kind of thing, as R9 counts them: whatever one component draws in one shape is one kind, however many of it stand
 * there (twenty tiles of women are one). What stands in the header is the frame of every screen and is not counted, and
 * neither are the listen buttons beside amounts, which are help; the foot is one kind, the main action with what belongs to it.
 */
export function kindsOf({ targets }: Measured): readonly Target[] {
	const kinds = new Map<string, Target>();
	for (const target of targets) {
		if (target.where === 'header' || target.kind === 'ear') continue;
		const kind = target.where === 'footer' ? 'foot' : target.kind;
		if (!kinds.has(kind)) kinds.set(kind, target);
	}
	return [...kinds.values()];
}
