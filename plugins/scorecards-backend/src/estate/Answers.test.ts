import { answerOf, answerWith } from './answerOf';
import { Answers } from './Answers';

describe('Answers', () => {
  it('compute once for what is asked alike, by whoever sees the same', async () => {
    const answers = new Answers();
    let count = 0;
    const ask = async (
      kind: string,
      query: object,
      visible?: { refs: Set<string> },
    ) => {
      const answer = await answers.get(kind, query, visible, async () => {
        count += 1;
        return answerOf(count);
      });
      return answer.value;
    };
    const some = { refs: new Set<string>() };
    const others = { refs: new Set<string>() };
    expect(await Promise.all([ask('a', { q: 1 }), ask('a', { q: 1 })])).toEqual(
      [1, 1],
    );
    expect(await ask('b', { q: 1 })).toBe(2);
    expect(await ask('a', { q: 2 })).toBe(3);
    expect(await ask('a', { q: 1 }, some)).toBe(4);
    expect(await ask('a', { q: 1 }, others)).toBe(5);
    expect(await ask('a', { q: 1 }, some)).toBe(4);
    answers.clear();
    expect(await ask('a', { q: 1 }, some)).toBe(6);
  });

  it('keep no failure', async () => {
    const answers = new Answers();
    const fails = () => Promise.reject(new Error('no'));
    await expect(answers.get('a', {}, undefined, fails)).rejects.toThrow('no');
    const { value } = await answers.get('a', {}, undefined, async () =>
      answerOf(1),
    );
    expect(value).toBe(1);
  });

  it('keep the ones that are asked for', async () => {
    const answers = new Answers();
    let count = 0;
    const ask = async (query: number) =>
      (
        await answers.get('a', { query }, undefined, async () => {
          count += 1;
          return answerOf(count);
        })
      ).value;
    await ask(0);
    for (let query = 1; query < 150; query += 1) {
      await ask(query);
      expect(await ask(0)).toBe(1);
    }
    const before = count;
    await ask(1);
    expect(count).toBe(before + 1);
  });
});

describe('an answer', () => {
  it('has the JSON of its value, that of its parts included', () => {
    const items = [{ title: 'Größe "1"}' }];
    const answer = answerWith(answerOf({ items }), {
      facets: answerOf({ owner: [] }),
      total: answerOf(1),
    });
    expect(answer.value).toEqual({ items, facets: { owner: [] }, total: 1 });
    expect(JSON.parse(answer.json.toString())).toEqual(answer.value);
    expect(answer.json).toBe(answer.json);
    expect(answerOf({ a: 1 }).json.toString()).toBe('{"a":1}');
  });
});
