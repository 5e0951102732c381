package casebook.journal.store;

class PostgresCompetingWritesTest extends CompetingWritesContract {
    private static final Engine ENGINE = new PostgresEngine();

    @Override
    Engine engine() {
        return ENGINE;
    }
}
