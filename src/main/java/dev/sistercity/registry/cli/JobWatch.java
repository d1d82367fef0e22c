package dev.sistercity.registry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how a job goes on, until it has ended. */
final class JobWatch {

    private static final Set<String> ENDED = Set.of("done", "failed", "cancelled");
    private static final int LOOK_MILLIS = 300;

    private final Service service;
    private final PrintWriter out;

    JobWatch(Service service, PrintWriter out) {
        this.service = service;
        this.out = out;
    }

    /** @return the exit code: 0 if it was done; its report is printed */
    int watch(String name, JsonNode submitted) {
        String path = "/v1/jobs/" + submitted.path("id").textValue();
        JsonNode job = submitted;
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setUnit(" rows", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .showSpeed()
                .continuousUpdate()
                .build()) {
            while (!ENDED.contains(job.path("status").asText())) {
                pause();
                job = service.get(path);
                show(job.path("progress"), bar);
            }
        }
        out.println(name + ": " + job.path("status").textValue());
        if (job.hasNonNull("failure")) {
            out.println(job.at("/failure/detail").asText());
        }
        if (job.hasNonNull("report")) {
            out.println(job.path("report").toPrettyString());
        }
        out.flush();
        return job.path("status").asText().equals("done") ? 0 : 1;
    }

    private static void show(JsonNode progress, ProgressBar bar) {
        if (progress.hasNonNull("total")) {
            bar.maxHint(progress.path("total").longValue());
        }
        bar.stepTo(progress.path("done").longValue());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("interrupted; the job goes on in the registry");
        }
    }
}
