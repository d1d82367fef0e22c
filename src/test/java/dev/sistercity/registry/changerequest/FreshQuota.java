package dev.sistercity.registry.changerequest;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/** Before each {@code @QuarkusTest} method: callers without a key have the whole share of an hour, though all have one address. */
public final class FreshQuota implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        Arc.container().instance(AnonymousQuota.class).get().forget();
    }
}
