/** A paper whose figures are computed in parts: what is there is drawn, the rest comes. */
export interface ComingPaper {
	/** Of the parts, how many are there: 0 to 1. */
	readonly share: number;
	readonly isWhole: boolean;
	/** Nobody waits for it any more. */
	stop(): void;
}
