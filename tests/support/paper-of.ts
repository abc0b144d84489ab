import type { GroupEvent } from '#group';
import { registerBook } from '#reports';
import { WholePaperBook } from '../../scripts/verify-export/paper-book.mjs';

/** The second calculation of these entries, in rupees, with what was computed of them. */
export function paperOf(events: readonly GroupEvent[]): WholePaperBook {
	const paper = new WholePaperBook();
	for (const { event } of registerBook(events, { currency: 'INR' }).posted) paper.write(event);
	return paper;
}
