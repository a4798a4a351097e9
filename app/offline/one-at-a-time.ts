/** Two windows of one phone, and its service worker, take turns, where the browser can make them. */
export async function oneAtATime<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  if (!("locks" in navigator)) return work();
  return await navigator.locks.request(name, work);
}
