import { GatheredSquares, isSeriesOf, partOfBook, squareSeries } from '#app';

/** What shows the last pages as square codes and reads them, as one piece. */
export const squareActs = { GatheredSquares, isSeriesOf, partOfBook, squareSeries };
