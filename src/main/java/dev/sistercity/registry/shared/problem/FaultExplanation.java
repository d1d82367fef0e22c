package dev.sistercity.registry.shared.problem;

import java.util.Optional;

/** Tells of faults that are none of the service's own what they are, where no caller on the way has. */
public interface FaultExplanation {

    /** @return what the caller is to be told; empty for a fault that this one knows nothing of */
    Optional<RegistryException> explain(Throwable e);
}
