package org.chancery.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chancery.Chancery;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.transaction.annotation.Transactional;

/** The plan of the house, held against the code. */
@Order(7)
class HouseTest {

    /** The floor of each department; a room may use rooms of its own department and of lower floors. */
    private static final Map<String, Integer> FLOORS = Map.ofEntries(Map.entry("shared", 0), Map.entry("platform", 1), Map.entry("practice", 2),
            Map.entry("finance", 3), Map.entry("documents", 3), Map.entry("process", 4), Map.entry("compliance", 5), Map.entry("people", 5),
            Map.entry("technology", 5), Map.entry("clients", 6), Map.entry("insight", 6), Map.entry("exchange", 6));

    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.chancery");

    @Test
    void everyRoomKeepsToItsDoors() {
        ApplicationModules.of(Chancery.class, JavaClass.Predicates.resideInAPackage("org.chancery.jte..")).verify();
    }

    /** It would stand before the room's own on the class path, and the room would no longer be one. */
    @Test
    void noTestHasAPackageInfoInPlaceOfItsRooms() throws IOException {
        Path tests = Path.of("src/test/java");
        try (var files = Files.walk(tests)) {
            assertThat(files.filter(file -> file.endsWith("package-info.java")).filter(file -> Files.exists(Path.of("src/main/java").resolve(tests.relativize(file))))).isEmpty();
        }
    }

    @Test
    void noDepartmentReachesUpward() {
        FLOORS.forEach((department, floor) -> {
            List<String> higher = FLOORS.entrySet().stream()
                    .filter(other -> other.getValue() > floor || (other.getValue().equals(floor) && !other.getKey().equals(department)))
                    .map(other -> "org.chancery." + other.getKey() + "..").toList();
            noClasses().that().resideInAPackage("org.chancery." + department + "..")
                    .should().dependOnClassesThat().resideInAnyPackage(higher.toArray(String[]::new))
                    .allowEmptyShould(true).check(CLASSES);
        });
    }

    @Test
    void moneyIsNeverAFloatingPointNumber() {
        noClasses().that().resideInAnyPackage("org.chancery.finance..", "org.chancery.practice..", "org.chancery.shared..")
                .should().dependOnClassesThat().haveFullyQualifiedName("java.lang.Double")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.Float")
                .because("money is minor units").allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void nobodyImportsAnotherRoomsPages() {
        noClasses().that().resideOutsideOfPackages("..web..", "org.chancery.jte..")
                .should().dependOnClassesThat().resideInAPackage("org.chancery.(*).(*).web..")
                .allowEmptyShould(true).check(CLASSES);
    }

    @Test
    void theClockIsInjected() {
        noClasses().that().resideInAnyPackage("org.chancery.practice..", "org.chancery.finance..")
                .should().callMethod(java.time.LocalDate.class, "now")
                .orShould().callMethod(java.time.Instant.class, "now")
                .orShould().callMethod(java.time.LocalDateTime.class, "now")
                .allowEmptyShould(true).check(CLASSES);
    }

    /** A call within a class passes by its proxy: what a method needs of a transaction it must ask for itself, or it sees nothing. */
    @Test
    void noMethodReachesATransactionalOneOfItsOwnClassWithoutATransaction() {
        List<String> bypassing = CLASSES.stream().flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC) && !isTransactional(method))
                .flatMap(method -> method.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().equals(call.getOriginOwner()))
                .filter(call -> call.getTarget().resolveMember().filter(target -> target.isAnnotatedWith(Transactional.class)).isPresent())
                .map(call -> call.getOrigin().getFullName() + " calls " + call.getTarget().getName()).distinct().toList();
        assertThat(bypassing).isEmpty();
    }

    private static boolean isTransactional(JavaMethod method) {
        return method.isAnnotatedWith(Transactional.class) || method.getOwner().isAnnotatedWith(Transactional.class);
    }
}
