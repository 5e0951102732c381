/** A typed client of the API: openapi-fetch over the types that are generated of openapi/casebook.yaml. */
import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { components, paths } from "#casebook";

export type Problem = components["schemas"]["Problem"];

/** Carries each answer's position to the next request, so that no service answers from before it. */
function positions(): Middleware {
  const known = new Map<string, string>();
  return {
    onRequest({ request }) {
      if (known.size > 0) request.headers.set("Casebook-Position", [...known.values()].join(", "));
      return request;
    },
    onResponse({ response }) {
      for (const position of response.headers.get("Casebook-Position")?.split(", ") ?? []) {
        known.set(position.slice(0, position.lastIndexOf(":")), position);
      }
    },
  };
}

/** @param gateway such as http://127.0.0.1:8080 */
export function casebook(gateway: string, token: string): Client<paths> {
  const client = createClient<paths>({ baseUrl: gateway, headers: { Authorization: `Bearer ${token}` } });
  client.use(positions());
  return client;
}

/** What was answered; a refusal is thrown with all of its reasons. */
export function answered<T>(answer: { data?: T; error?: Problem; response: Response }): T {
  if (answer.data === undefined) {
    const reasons = answer.error?.reasons?.map((reason) => `${reason.pointer} ${reason.message}`) ?? [];
    throw new Error([`${answer.response.status} ${answer.error?.title ?? ""}`, ...reasons].join("\n"));
  }
  return answer.data;
}
