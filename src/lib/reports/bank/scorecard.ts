import { exact, ratio } from '#money';
import {
	ruleName,
	type BothTexts,
	type Condition,
	type IndicatorCode,
	type Indicators,
	type RuleName,
	type ScorecardItem,
	type ScorecardRule
} from './rule-types.ts';

/** A card filled as far as the book and what is known of the card go. */
export interface Scorecard {
	readonly card: RuleName;
	readonly months: number | null;
	readonly items: readonly ScoredItem[];
	/** Sum of the marks that are known, and the most that these items give. */
	readonly marks: { readonly given: number; readonly most: number } | null;
	/** Null unless every item of a card with grades has its marks. */
	readonly grade: string | null;
	readonly notSeen: BothTexts | null;
}

export interface ScoredItem {
	readonly id: string;
	readonly name: BothTexts;
	readonly indicator: IndicatorCode | null;
	/** A decimal string; null where the book does not tell. */
	readonly value: string | null;
	/** Null where the card names no limit, or the book does not tell. */
	readonly met: boolean | null;
	/** Null where the card gives none, or they are not known. */
	readonly marks: number | null;
	readonly bankFills: boolean;
}

/** @param figures of the months that the card looks at */
export function scorecard(card: ScorecardRule, figures: Indicators): Scorecard {
	const items = card.items.map((item) => scored(item, figures));
	const marked = items.filter((_, place) => card.items[place]?.bands !== undefined);
	const given = marked.reduce((all, { marks }) => all + (marks ?? 0), 0);
	const most = card.items.reduce(
		(all, item, place) => all + (items[place]?.marks === null ? 0 : mostOf(item)),
		0
	);
	const whole = items.length > 0 && items.every(({ marks }) => marks !== null);
	return {
		card: ruleName(card),
		months: card.months ?? null,
		items,
		marks: marked.length === 0 ? null : { given, most },
		grade: whole ? gradeOf(card, ratio(given, most)) : null,
		notSeen: card.notSeen ?? null
	};
}

function scored(item: ScorecardItem, figures: Indicators): ScoredItem {
	const { id, name, indicator } = item;
	const value = indicator === undefined ? null : figures[indicator];
	const known = value !== null;
	const met = item.met === undefined || !known ? null : allHold(item.met, figures);
	const band = known ? item.bands?.find(({ when }) => allHold(when, figures) === true) : undefined;
	const marks = band?.marks ?? null;
	const asks = item.bands !== undefined ? marks === null : item.met !== undefined ? met === null : !known;
	return { id, name, indicator: indicator ?? null, value, met, marks, bankFills: asks };
}

/** Null where one of the figures is not known. */
export function allHold(conditions: readonly Condition[], figures: Indicators): boolean | null {
	const each = conditions.map((condition) => holds(condition, figures[condition.indicator]));
	return each.includes(null) ? null : each.every((one) => one === true);
}

function holds({ is, limit }: Condition, value: string | null): boolean | null {
	if (value === null) return null;
	const compared = exact(value).comparedTo(exact(limit));
	if (is === 'atLeast') return compared >= 0;
	if (is === 'over') return compared > 0;
	return is === 'atMost' ? compared <= 0 : compared < 0;
}

function mostOf({ bands }: ScorecardItem): number {
	return Math.max(0, ...(bands ?? []).map(({ marks }) => marks ?? 0));
}

function gradeOf({ grades }: ScorecardRule, share: string | null): string | null {
	if (share === null) return null;
	const band = grades?.find(({ atLeast }) => exact(share).comparedTo(exact(atLeast)) >= 0);
	return band?.grade ?? null;
}
