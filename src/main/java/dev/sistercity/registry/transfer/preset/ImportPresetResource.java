package dev.sistercity.registry.transfer.preset;

import dev.sistercity.registry.endpoint.RecordResource;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Presets of imports that offices have saved. */
@Path("/v1/import-presets")
@Tag(name = "Import presets")
class ImportPresetResource extends RecordResource<ImportPresetDraft> {

    ImportPresetResource(ImportPresetCollection type, ImportPresetRegister register) {
        super(type, register);
    }
}
