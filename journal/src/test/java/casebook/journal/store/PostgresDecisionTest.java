package casebook.journal.store;

class PostgresDecisionTest extends DecisionContract {
    private static final Engine ENGINE = new PostgresEngine();

    @Override
    Engine engine() {
        return ENGINE;
    }
}
