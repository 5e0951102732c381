/**
 * Registers a subject with consent, captures an ALSFRS-R at screening, and reads the course.
 * Takes CASEBOOK_GATEWAY and CASEBOOK_TOKEN, an investigator's; the study is active and the site open.
 */
import { answered, casebook } from "./casebook.js";

declare const process: { env: Record<string, string | undefined> };

const study = "hynrcs-allo-als-02";
const day = "2025-03-03";

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}.`);
  return value;
}

const api = casebook(setting("CASEBOOK_GATEWAY"), setting("CASEBOOK_TOKEN"));

const registered = answered(
  await api.POST("/api/v1/studies/{study}/subjects", {
    params: { path: { study }, header: { "Idempotency-Key": crypto.randomUUID() } },
    body: { site: "HYU" },
  }),
);
const subject = registered.id;

answered(
  await api.POST("/api/v1/studies/{study}/subjects/{subject}/consents", {
    params: { path: { study, subject } },
    body: { formVersion: "1.0", consentedOn: day, by: "subject" },
  }),
);

const visit = await api.GET("/api/v1/studies/{study}/subjects/{subject}/visits/{visit}", {
  params: { path: { study, subject, visit: "screening" } },
});
answered(visit);
answered(
  await api.POST("/api/v1/studies/{study}/subjects/{subject}/visits/{visit}/occurrence", {
    params: {
      path: { study, subject, visit: "screening" },
      header: { "If-Match": visit.response.headers.get("ETag") ?? "" },
    },
    body: { occurredOn: day },
  }),
);

const functions = ["speech", "salivation", "swallowing", "handwriting", "cutting", "dressing", "turning", "walking"];
const breath = ["stairs", "dyspnoea", "orthopnoea", "respiratory"];
const points = Object.fromEntries([...functions, ...breath].map((item) => [item, 3]));
answered(
  await api.POST("/api/v1/studies/{study}/subjects/{subject}/visits/{visit}/forms/{form}", {
    params: {
      path: { study, subject, visit: "screening", form: "alsfrs-r" },
      header: { "Idempotency-Key": crypto.randomUUID() },
    },
    body: { observedOn: day, items: { ...points, mode: "in-person", respondent: "subject" }, complete: true },
  }),
);

const course = answered(
  await api.GET("/api/v1/studies/{study}/subjects/{subject}/alsfrs-r", { params: { path: { study, subject } } }),
);
for (const assessment of course.assessments) {
  console.log(`${registered.number} ${assessment.visit} ${assessment.observedOn}: ${assessment.total} of 48`);
}
