package dev.sistercity.registry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists jobs, watches and cancels them. */
@Command(
        name = "jobs",
        description = "Lists the newest jobs: imports, gazetteers, restorations. See also: jobs watch, jobs cancel.",
        subcommands = {JobsCommand.Watch.class, JobsCommand.Cancel.class},
        mixinStandardHelpOptions = true)
final class JobsCommand implements Callable<Integer> {

    private static final int NEWEST = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Service service;

    JobsCommand() {}

    @Override
    public Integer call() {
        JsonNode page = service.get("/v1/jobs?limit=" + NEWEST);
        PrintWriter out = spec.commandLine().getOut();
        page.path("items").forEach(job -> out.println(line(job)));
        out.println(page.path("items").size() + " of " + page.at("/page/total").asInt() + " jobs");
        out.flush();
        return 0;
    }

    private static String line(JsonNode job) {
        JsonNode progress = job.path("progress");
        return String.join(
                "  ",
                job.path("id").asText(),
                job.path("createdAt").asText(),
                job.path("kind").asText(),
                job.path("status").asText(),
                progress.path("done").asText() + " of " + progress.path("total").asText("?") + " rows");
    }

    /** Watches a job to its end. */
    @Command(name = "watch", description = "Shows how a job goes on, until it ends.", mixinStandardHelpOptions = true)
    static final class Watch implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "ID", description = "The job's id, as the list has it")
        private String id;

        @Mixin
        private Service service;

        Watch() {}

        @Override
        public Integer call() {
            JsonNode job = service.get(Service.job(id));
            String kind = job.path("kind").asText();
            return JobWatch.exitCode(new JobWatch(service, spec, kind, job).watch());
        }
    }

    /** Cancels a job. */
    @Command(name = "cancel", description = "Ends a job at its next step.", mixinStandardHelpOptions = true)
    static final class Cancel implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "ID", description = "The job's id, as the list has it")
        private String id;

        @Mixin
        private Service service;

        Cancel() {}

        @Override
        public Integer call() {
            JsonNode job = service.cancel(id);
            spec.commandLine().getOut().println("Cancelling " + line(job));
            spec.commandLine().getOut().flush();
            return 0;
        }
    }
}
