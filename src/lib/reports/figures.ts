import { mapKeys } from '#kernel';
import { sum, zero, type Money } from '#money';

/** Amounts in minor units by name: a report lists the names of its figures once, and the type is derived from the list. */
export type Figures<Name extends string> = Readonly<Record<Name, Money>>;

export const zeroFigures = <Name extends string>(names: readonly Name[]): Figures<Name> =>
	mapKeys(names, () => zero);

/** Returns the column sums of rows. */
export const figuresInAll = <Name extends string>(
	names: readonly Name[],
	rows: readonly Figures<Name>[]
): Figures<Name> => mapKeys(names, (name) => sum(rows.map((row) => row[name])));
