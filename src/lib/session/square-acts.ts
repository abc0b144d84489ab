import { GatheredSquares, isSeriesOf, partOfBook, squareSeries } from '#app';

/** Functions that show and read square codes, loaded as one script. */
export const squareActs = { GatheredSquares, isSeriesOf, partOfBook, squareSeries };
