package casebook.journal.store;

class PostgresRecordSizeTest extends RecordSizeContract {
    private static final Engine ENGINE = new PostgresEngine();

    @Override
    Engine engine() {
        return ENGINE;
    }
}
