/** Does it for each, so many at a time; the answers stand in the order of what was given. */
export async function inTurn<From, To>(
  all: readonly From[],
  atOnce: number,
  run: (one: From) => Promise<To>,
): Promise<To[]> {
  const answers: To[] = []
  let next = 0
  const worker = async () => {
    for (let place = next++; place < all.length; place = next++) {
      const one = all[place]
      if (one !== undefined) answers[place] = await run(one)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, worker))
  return answers
}
