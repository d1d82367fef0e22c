package dev.sistercity.registry.starter;

import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;

/** Whether the JVM was started so that it ends when memory runs out: after that, threads are missing, and there is no telling which. */
final class EndOfMemory {

    static final String OPTION = "-XX:+ExitOnOutOfMemoryError";

    private EndOfMemory() {}

    static boolean endsTheProcess() {
        RuntimeMXBean jvm = ManagementFactory.getRuntimeMXBean();
        return jvm.getInputArguments().stream()
                .anyMatch(argument -> argument.equals(OPTION) || argument.equals("-XX:+CrashOnOutOfMemoryError"));
    }
}
