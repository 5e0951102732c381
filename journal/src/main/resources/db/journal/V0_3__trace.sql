-- The trace that the write belongs to (W3C Trace Context); it goes with the row when the event is published.
alter table pending add column traceparent text;
