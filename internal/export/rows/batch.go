package rows

import "iter"

// batchItems is how many items are written at once: few enough that what one column has
// read of them is still near when the next one reads it.
const batchItems = 500

// InBatches hands items over, many at once, in a slice that is used again. It returns how
// many there were.
func InBatches[T any](items iter.Seq2[*T, error], write func([]*T) error) (count int, err error) {
	batch := make([]*T, 0, batchItems)
	for item, err := range items {
		if err != nil {
			return count, err
		}
		if batch = append(batch, item); len(batch) < batchItems {
			continue
		}
		if err := write(batch); err != nil {
			return count, err
		}
		count, batch = count+len(batch), batch[:0]
	}
	return count + len(batch), write(batch)
}
