// Files that scripts of a page put their results together from.

const loaded = new Map();

/** What a file of JSON holds, downloaded once; one that failed is asked for again the next time. */
export function load(address) {
  if (!loaded.has(address)) {
    const file = fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
    file.catch(() => loaded.delete(address));
    loaded.set(address, file);
  }
  return loaded.get(address);
}
