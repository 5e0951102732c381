package casebook.journal.store;

class MongoDecisionTest extends DecisionContract {
    private static final Engine ENGINE = new MongoEngine("decisions");

    @Override
    Engine engine() {
        return ENGINE;
    }
}
