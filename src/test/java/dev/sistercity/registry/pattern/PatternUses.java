package dev.sistercity.registry.pattern;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import jakarta.validation.constraints.Pattern.Flag;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Finds every regular expression of the code: in static fields, in calls with a constant, in constraints. */
final class PatternUses {

    /** Methods of String, and of Pattern, that take an expression; whether it has to match the whole text. */
    private static final Map<String, Boolean> TAKING = Map.of(
            "java/lang/String.matches", true,
            "java/util/regex/Pattern.matches", true,
            "java/lang/String.replaceAll", false,
            "java/lang/String.replaceFirst", false,
            "java/lang/String.split", false,
            "java/util/regex/Pattern.compile", true);

    private final List<PatternUse> uses = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();
    /** Fields whose patterns are looked for in texts, as Class.FIELD. */
    private final Set<String> soughtFields = new HashSet<>();

    private final Set<String> wholeFields = new HashSet<>();

    PatternUses(JavaClasses classes) {
        for (JavaClass each : classes) {
            read(each);
        }
        for (JavaClass each : classes) {
            Class<?> type = each.reflect();
            fields(type);
            constraints(type);
        }
    }

    List<PatternUse> uses() {
        return uses;
    }

    /** Places that make expressions of something else than constants. */
    Set<String> unknown() {
        return unknown;
    }

    private void read(JavaClass type) {
        ClassNode node = new ClassNode();
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            new ClassReader(in).accept(node, ClassReader.SKIP_DEBUG);
            for (MethodNode method : node.methods) {
                Frame<SourceValue>[] frames = new Analyzer<>(new Origins()).analyze(node.name, method);
                for (int i = 0; i < frames.length; i++) {
                    if (frames[i] != null && method.instructions.get(i) instanceof MethodInsnNode call) {
                        note(type, method, call, frames[i]);
                    }
                }
            }
        } catch (IOException | AnalyzerException e) {
            throw new AssertionError(type.getName(), e);
        }
    }

    private void note(JavaClass type, MethodNode method, MethodInsnNode call, Frame<SourceValue> frame) {
        String called = call.owner + "." + call.name;
        Boolean whole = TAKING.get(called);
        int arguments = org.objectweb.asm.Type.getArgumentTypes(call.desc).length;
        int top = frame.getStackSize();
        if (whole != null) {
            Object constant = constant(frame.getStack(top - arguments));
            String where = type.getSimpleName() + "." + method.name.replaceAll("^lambda\\$|\\$[0-9]+$", "");
            if (constant instanceof String expression) {
                // Of compiled ones the fields tell with which flags, and how they are used.
                if (!call.name.equals("compile")) {
                    uses.add(new PatternUse(where, Pattern.compile(expression), whole));
                } else if (!method.name.equals("<clinit>")) {
                    uses.add(new PatternUse(where, Pattern.compile(expression), true));
                }
            } else if (!method.name.equals("<clinit>")) {
                unknown.add(where);
            }
        } else if (call.owner.equals("java/util/regex/Matcher") || call.owner.equals("java/util/regex/Pattern")) {
            field(frame.getStack(top - arguments - 1))
                    .forEach(field -> (call.name.equals("matches") ? wholeFields : soughtFields)
                            .addAll(isUse(call.name) ? List.of(field) : List.of()));
        }
    }

    private static boolean isUse(String name) {
        return !Set.of("matcher", "group", "start", "end", "pattern", "flags", "hitEnd")
                .contains(name);
    }

    private static Object constant(SourceValue value) {
        return value.insns.size() == 1 && value.insns.iterator().next() instanceof LdcInsnNode constant
                ? constant.cst
                : null;
    }

    /** The fields that a pattern, or the pattern of a matcher, comes from. */
    private static List<String> field(SourceValue value) {
        List<String> fields = new ArrayList<>();
        for (AbstractInsnNode origin : value.insns) {
            if (origin instanceof FieldInsnNode field) {
                fields.add(field.owner.replace('/', '.') + "." + field.name);
            } else if (origin instanceof MethodInsnNode call && call.name.equals("matcher")) {
                for (AbstractInsnNode before = call.getPrevious(); before != null; before = before.getPrevious()) {
                    if (before instanceof FieldInsnNode field && field.desc.equals("Ljava/util/regex/Pattern;")) {
                        fields.add(field.owner.replace('/', '.') + "." + field.name);
                        break;
                    }
                }
            }
        }
        return fields;
    }

    /** Sees through local variables. */
    private static final class Origins extends SourceInterpreter {

        Origins() {
            super(ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
            return value;
        }
    }

    private void fields(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == Pattern.class) {
                try {
                    field.setAccessible(true);
                    add(type, field.getName(), (Pattern) field.get(null));
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private void add(Class<?> type, String name, Pattern pattern) {
        String field = type.getName() + "." + name;
        boolean sought = soughtFields.contains(field) || !wholeFields.contains(field);
        uses.add(new PatternUse(type.getSimpleName() + "." + name, pattern, !sought));
        if (sought && wholeFields.contains(field)) {
            uses.add(new PatternUse(type.getSimpleName() + "." + name, pattern, true));
        }
    }

    private void constraints(Class<?> type) {
        List<AnnotatedElement> elements = new ArrayList<>(List.of(type));
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                elements.add(component.getAccessor());
                elements.add(component.getAnnotatedType());
                if (component.getAnnotatedType() instanceof java.lang.reflect.AnnotatedParameterizedType list) {
                    elements.addAll(List.of(list.getAnnotatedActualTypeArguments()));
                }
            }
        }
        for (AnnotatedElement element : elements) {
            for (var constraint : element.getAnnotationsByType(jakarta.validation.constraints.Pattern.class)) {
                int flags = 0;
                for (Flag flag : constraint.flags()) {
                    flags |= flag.getValue();
                }
                uses.add(new PatternUse(type.getSimpleName(), Pattern.compile(constraint.regexp(), flags), true));
            }
        }
    }
}
