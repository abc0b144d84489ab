/**
 * Sheets that were drawn, as plain pictures of themselves: what they were drawn from can be let go. Drawn sheets would
 * hold on to the whole book of every group until the last is printed.
 */
export function keepSheets(stage: Element, papers: Element): void {
	for (const sheet of stage.children) papers.append(sheet.cloneNode(true));
}

export function dropSheets(papers: Element): void {
	papers.replaceChildren();
}
