import type { Money } from '#money';

export interface CoinShape {
	readonly outline: string;
	readonly radius: number;
	readonly rim: string;
	/** Number of rings around the plate: more for a bigger coin, so that values differ without colour. */
	readonly rings: number;
}

/** Side of the square that a coin is drawn in. */
export const coinBox = 32;

/** Shape by value: a small plain coin up to 5, a golden one with two lines for 10, one with twelve corners for 20. */
export function coinShape(piece: Money): CoinShape {
	const rupees = piece / 100;
	const radius = rupees >= 10 ? 15 : rupees >= 5 ? 14.5 : rupees >= 2 ? 13.5 : 12.5;
	return {
		radius,
		rim: rupees >= 10 ? '#c9a24a' : '#b9bcc0',
		rings: rupees >= 10 ? 2 : 1,
		outline: rupees >= 20 ? twelveCorners(radius) : round(radius)
	};
}

const round = (radius: number): string =>
	`M${16 - radius} 16a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 ${-radius * 2} 0z`;

function twelveCorners(radius: number): string {
	const corners = Array.from({ length: 12 }, (_, index) => {
		const turn = ((index + 0.5) * Math.PI) / 6;
		return `${(16 + radius * Math.cos(turn)).toFixed(1)} ${(16 + radius * Math.sin(turn)).toFixed(1)}`;
	});
	return `M${corners.join('L')}z`;
}
