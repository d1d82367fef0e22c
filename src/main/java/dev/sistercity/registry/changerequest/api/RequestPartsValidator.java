package dev.sistercity.registry.changerequest.api;

import dev.sistercity.registry.shared.http.Kebab;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Public because the validator must be able to create it. */
public final class RequestPartsValidator implements ConstraintValidator<RequestParts, ChangeRequestDraft> {

    @Override
    public boolean isValid(ChangeRequestDraft draft, ConstraintValidatorContext context) {
        if (draft.progress() != null) {
            return true;
        }
        RequestAction action = draft.asks();
        Parts parts = new Parts(action, context);
        parts.look("reason", draft.reason(), true);
        if (draft.subject() != null) {
            parts.look("subject", "id", draft.subject().id(), action != RequestAction.CREATE);
        }
        parts.look("patch", draft.patch(), action == RequestAction.PATCH);
        parts.look("content", draft.content(), action == RequestAction.CREATE);
        parts.look("into", draft.into(), action == RequestAction.MERGE);
        if (action != RequestAction.CREATE && draft.allowDuplicate() != null) {
            parts.fault("goes with the action create", "allowDuplicate");
        }
        return parts.valid;
    }

    private static final class Parts {

        private final RequestAction action;
        private final ConstraintValidatorContext context;
        private boolean valid = true;

        private Parts(RequestAction action, ConstraintValidatorContext context) {
            this.action = action;
            this.context = context;
            context.disableDefaultConstraintViolation();
        }

        private void look(String name, Object sent, boolean wanted) {
            look(name, null, sent, wanted);
        }

        /** @param below a property of the named one; null for that itself */
        private void look(String name, String below, Object sent, boolean wanted) {
            if ((sent != null) == wanted) {
                return;
            }
            String message = wanted ? "must be given" : "does not go with the action " + Kebab.of(action);
            if (below == null) {
                fault(message, name);
            } else {
                fault(message, name, below);
            }
        }

        private void fault(String message, String... path) {
            valid = false;
            var builder = context.buildConstraintViolationWithTemplate(message).addPropertyNode(path[0]);
            if (path.length > 1) {
                builder.addPropertyNode(path[1]).addConstraintViolation();
            } else {
                builder.addConstraintViolation();
            }
        }
    }
}
