import { mapKeys } from '#kernel';
import { sum, zero, type Money } from '#money';

/** Amounts by name, minor units: a report lists the names of its figures once, and their type is made of the list. */
export type Figures<Name extends string> = Readonly<Record<Name, Money>>;

export const zeroFigures = <Name extends string>(names: readonly Name[]): Figures<Name> =>
	mapKeys(names, () => zero);

/** The sums of rows, figure by figure. */
export const figuresInAll = <Name extends string>(
	names: readonly Name[],
	rows: readonly Figures<Name>[]
): Figures<Name> => mapKeys(names, (name) => sum(rows.map((row) => row[name])));
