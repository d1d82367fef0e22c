package dev.sistercity.registry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * The progress of a job in a terminal, on standard error: a bar of rows, and once all rows are done a second one, without an
 * end, for what follows from them. Where there is no terminal nothing is drawn.
 */
final class JobBar implements AutoCloseable {

    private static final String FINISHING = "finishing";

    private final String name;
    private final boolean drawn = Terminal.isThere();
    private ProgressBar bar;
    private String shown;

    JobBar(String name) {
        this.name = name;
    }

    /** @param progress as the registry answers it */
    synchronized void show(JsonNode progress) {
        if (!drawn) {
            return;
        }
        String phase = progress.path("phase").asText("");
        if (bar == null || FINISHING.equals(phase) != FINISHING.equals(shown)) {
            if (bar != null) {
                bar.stepTo(progress.path("done").longValue());
            }
            close();
            bar = FINISHING.equals(phase) ? open(name + ": finishing", "") : open(name, " rows");
        }
        shown = phase;
        if (!FINISHING.equals(phase)) {
            if (progress.hasNonNull("total")) {
                bar.maxHint(progress.path("total").longValue());
            }
            bar.stepTo(progress.path("done").longValue());
        }
    }

    /** Draws on standard error where that is a terminal, and nowhere else. */
    static ProgressBarConsumer consumer() {
        return Terminal.isThere()
                ? new ConsoleProgressBarConsumer(System.err)
                : new DelegatingProgressBarConsumer(line -> {});
    }

    private static ProgressBar open(String task, String unit) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(task)
                // Unknown, until the registry has counted.
                .setInitialMax(-1)
                .setUnit(unit, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .continuousUpdate();
        return (unit.isEmpty() ? builder : builder.showSpeed()).build();
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
