package dev.sistercity.registry.match.suggest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a text may mean. */
@Schema(name = "Suggestions", description = "What a text may mean, the likeliest first, ten at the most")
record SuggestionsView(@Schema(required = true) List<SuggestionView> items) {}
