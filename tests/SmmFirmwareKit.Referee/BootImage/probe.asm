; A boot image that probes how a processor latches SMI, INIT, SIPI and NMI, and what it saves on an SMI; it prints to port 0x402.
; BootProbe.cs is the same program for the model. Assemble with: nasm -f bin -o probe.bin probe.asm
;
; CPU 0 sends events to CPU 1 and prints, after each, how the counters changed. CPU 1 counts: it runs the start-up code at 0x8000,
; the SMI handlers at 0x38000 and 0x48000, and the NMI handler at 0x5000.

bits 16
org 0

COUNTERS     equ 0x6000
ENT30000     equ COUNTERS + 0x00
ENT40000     equ COUNTERS + 0x04
GATE         equ COUNTERS + 0x08        ; 1 keeps the SMI handler in SMM
SMM_HB       equ COUNTERS + 0x0C        ; beats in the SMI handler
EXITS        equ COUNTERS + 0x10        ; RSMs
STARTUPS     equ COUNTERS + 0x14
RUN_HB       equ COUNTERS + 0x18        ; beats outside SMM
NMIS         equ COUNTERS + 0x1C
RELOCATE     equ COUNTERS + 0x20        ; 1 makes the SMI handler move SMBASE to 0x40000
HALT         equ COUNTERS + 0x24        ; 1 makes CPU 1 halt
PAST_HLT     equ COUNTERS + 0x28
AP_RESET     equ COUNTERS + 0x2C        ; CPU 1 ran the reset vector
MODE         equ COUNTERS + 0x40        ; 0 count; 1 load the image at IMAGE; 2 save it to DUMP
DONE         equ COUNTERS + 0x44

BEFORE       equ 0x6100                 ; counters of the row before
PHASE        equ 0x6200                 ; PHASE_RESET once the machine was reset
PHASE_RESET  equ 0x52455345
IMAGE        equ 0x9000                 ; 0x200 bytes for SMBASE+0xFE00
DUMP         equ 0xA000                 ; 0x400 bytes from SMBASE+0xFC00
AP_CODE      equ 0x8000
NMI_CODE     equ 0x5000
STACK_TOP    equ 0x7000
APIC         equ 0xFEE00000
DEBUG_PORT   equ 0x402
FILLER       equ 0xCCCCCCCC

SMI_IPI      equ 0x4200
NMI_IPI      equ 0x4400
INIT_IPI     equ 0x4500
SIPI_IPI     equ 0x4600 + (AP_CODE >> 12)

; ---- CPU 1 ----------------------------------------------------------------------------------------------------------------

ap_start:
    xor ax, ax
    mov ds, ax
    mov ss, ax
    mov sp, STACK_TOP + 0x800
    inc dword [STARTUPS]
.beat:
    inc dword [RUN_HB]
    pause
.halted:
    cmp dword [HALT], 0
    je .beat
    inc dword [RUN_HB]                  ; so that it beats between rows, wherever the row before left it
    cli
    hlt
    inc dword [PAST_HLT]
    jmp .halted
ap_start_end:

nmi:
    inc dword [NMIS]
    iret
nmi_end:

; DS has base 0 and no limit here.
smi30000:
    inc dword [ENT30000]
    mov ebx, 0x30000
    jmp smi_common
smi40000:
    inc dword [ENT40000]
    mov ebx, 0x40000
    jmp smi_common
smi_common:
    cmp dword [MODE], 1
    je .load
    cmp dword [MODE], 2
    je .save
    cmp dword [RELOCATE], 0
    je .beat
    mov dword [RELOCATE], 0
    mov dword [dword ebx + 0xFF00], 0x40000
.beat:
    inc dword [SMM_HB]
    pause
    cmp dword [GATE], 0
    jne .beat
    inc dword [SMM_HB]
    inc dword [EXITS]
    rsm

; The image is what RSM loads. The SMI sent here is pending then, so it is taken before anything runs.
.load:
    mov dword [MODE], 2
    xor ecx, ecx
.fill:
    mov dword [dword ebx + ecx * 4 + 0xFC00], FILLER
    inc ecx
    cmp ecx, 0x80
    jne .fill
    xor ecx, ecx
.copy:
    mov eax, [dword ecx * 4 + IMAGE]
    mov [dword ebx + ecx * 4 + 0xFE00], eax
    inc ecx
    cmp ecx, 0x80
    jne .copy
    mov dword [dword APIC + 0x310], 0x01000000
    mov dword [dword APIC + 0x300], SMI_IPI
    mov dword [dword ebx + 0xFF00], ebx
    rsm
.save:
    xor ecx, ecx
.dump:
    mov eax, [dword ebx + ecx * 4 + 0xFC00]
    mov [dword ecx * 4 + DUMP], eax
    inc ecx
    cmp ecx, 0x100
    jne .dump
    mov dword [MODE], 0
    mov dword [DONE], 1
.stay:
    pause
    jmp .stay
smi_end:

; ---- CPU 0 ----------------------------------------------------------------------------------------------------------------

start16:
    xor ax, ax
    mov ds, ax
    mov ecx, 0x1B
    rdmsr
    test ah, 1
    jnz .bootstrap
    inc dword [AP_RESET]
.ap_stays:
    cli
    hlt
    jmp .ap_stays
.bootstrap:
    cli
    o32 lgdt [cs:gdt_pointer]
    mov eax, cr0
    or al, 1
    mov cr0, eax
    jmp dword 0x08:(0xF0000 + start32)

align 8
gdt:
    dq 0
    dq 0x00CF9A000000FFFF
    dq 0x00CF92000000FFFF
gdt_pointer:
    dw gdt_pointer - gdt - 1
    dd 0xF0000 + gdt

bits 32
ROM          equ 0xF0000

start32:
    mov ax, 0x10
    mov ds, ax
    mov es, ax
    mov ss, ax
    mov esp, STACK_TOP
    cld
    mov dword [APIC + 0xF0], 0x1FF
    cmp dword [PHASE], PHASE_RESET
    je after_reset

    mov esi, ROM + ap_start
    mov edi, AP_CODE
    mov ecx, ap_start_end - ap_start
    rep movsb
    mov esi, ROM + nmi
    mov edi, NMI_CODE
    mov ecx, nmi_end - nmi
    rep movsb
    mov dword [2 * 4], NMI_CODE
    mov ebx, 0x38000
    call plant_handlers
    mov byte [0x38000], 0xE9            ; jmp to smi30000, which lies at 0x8010 of the segment
    mov word [0x38001], 0x10 - 3
    mov ebx, 0x48000
    call plant_handlers
    mov byte [0x48000], 0xE9
    mov word [0x48001], 0x10 - 3 + smi40000 - smi30000
    mov esi, ROM + rows
    call run_rows
    call save_states
    mov dword [PHASE], PHASE_RESET
    mov edx, 0xCF9
    mov al, 0x02
    out dx, al
    mov al, 0x06
    out dx, al
.wait:
    pause
    jmp .wait

after_reset:
    mov esi, ROM + rows_after_reset
    call run_rows
    mov esi, ROM + text_end
    call print
.stay:
    cli
    hlt
    jmp .stay

; The handlers' code to EBX + 0x10.
plant_handlers:
    mov esi, ROM + smi30000
    lea edi, [ebx + 0x10]
    mov ecx, smi_end - smi30000
    rep movsb
    ret

; ESI: rows, each a name and orders, both ending with 0; an empty name ends them.
run_rows:
    mov dword [BEFORE + 0x0C], 0
    push esi
    mov esi, COUNTERS
    mov edi, BEFORE
    mov ecx, 12
    rep movsd
    pop esi
.row:
    cmp byte [esi], 0
    je .done
    call print                          ; leaves ESI behind the 0
    mov al, ':'
    call put
.order:
    lodsb
    test al, al
    jz .wait
    call pass_time
    call perform
    call pass_time
    jmp .order
.wait:
    call pass_time
    call pass_time
    call print_counters
    jmp .row
.done:
    ret

; AL: the order.
perform:
    cmp al, 'S'
    je .smi
    cmp al, 'N'
    je .nmi
    cmp al, 'I'
    je .init
    cmp al, 'P'
    je .sipi
    cmp al, 'G'
    je .shut
    cmp al, 'g'
    je .open
    cmp al, 'R'
    je .relocate
    cmp al, 'H'
    je .halt
    mov dword [HALT], 0                 ; 'h'
    ret
.shut:
    mov dword [GATE], 1
    ret
.open:
    mov dword [GATE], 0
    ret
.relocate:
    mov dword [RELOCATE], 1
    ret
.halt:
    mov dword [HALT], 1
    ret
.smi:
    mov eax, SMI_IPI
    jmp send
.nmi:
    mov eax, NMI_IPI
    jmp send
.init:
    mov eax, INIT_IPI
    jmp send
.sipi:
    mov eax, SIPI_IPI
send:
    mov dword [APIC + 0x310], 0x01000000
    mov [APIC + 0x300], eax
    ret

; PAUSE lets the other processor run.
pass_time:
    push ecx
    mov ecx, 2000
.next:
    pause
    dec ecx
    jnz .next
    pop ecx
    ret

; " ent30000 gate smm_hb exits startups run_hb nmis reloc ent40000 halt past_hlt ap_reset" as changes since the row before.
print_counters:
    push esi
    xor ebx, ebx
.column:
    mov al, ' '
    call put
    movzx ecx, byte [ROM + columns + ebx]
    mov edx, [COUNTERS + ecx]
    mov edi, [BEFORE + ecx]
    mov [BEFORE + ecx], edx
    mov ah, [ROM + kinds + ebx]
    cmp ah, 'v'
    je .value
    sub edx, edi
    jz .same
    cmp ah, 'b'
    je .beats
    mov al, '+'
    call put
.value:
    mov eax, edx
    call put_number
    jmp .next
.same:
    mov al, '.'
    call put
    jmp .next
.beats:
    mov esi, ROM + text_moving
    call print
.next:
    inc ebx
    cmp ebx, 12
    jne .column
    mov al, 10
    call put
    pop esi
    ret

columns: db 0x00, 0x08, 0x0C, 0x10, 0x14, 0x18, 0x1C, 0x20, 0x04, 0x24, 0x28, 0x2C
kinds:   db "cvbccbcvcvcc"              ; count, value, beats

; Save states: each image is loaded by RSM and stored by the SMI that follows at once.
save_states:
    mov ebp, 1                          ; seed
    xor ebx, ebx                        ; number of the image
.image:
    push ebx
    call make_image
    mov dword [MODE], 1
    mov dword [DONE], 0
    mov eax, INIT_IPI
    call send
    call pass_time
    mov eax, SIPI_IPI
    call send
    call pass_time
    mov eax, SMI_IPI
    call send
.wait:
    pause
    cmp dword [DONE], 0
    je .wait
    mov esi, ROM + text_image
    call print
    pop ebx
    push ebx
    mov eax, ebx
    call put_number
    mov al, ':'
    call put
    mov esi, DUMP
    mov ecx, 0x400
.byte:
    lodsb
    call put_hex
    loop .byte
    mov al, 10
    call put
    pop ebx
    inc ebx
    cmp ebx, IMAGES
    jne .image
    mov eax, INIT_IPI
    call send
    call pass_time
    ret

; Random bytes in every field of the map, control registers from a list, everything else FILLER.
make_image:
    mov edi, IMAGE
    mov ecx, 0x80
    mov eax, FILLER
    rep stosd
    mov esi, ROM + random_fields
.field:
    movzx edi, word [esi]
    movzx ecx, word [esi + 2]
    add esi, 4
    jecxz .controls
.byte:
    call random
    mov [IMAGE + edi], al
    inc edi
    loop .byte
    jmp .field
.controls:
    xor edx, edx
.attribute:                             ; descriptor bits 8..15 and 20..23
    movzx edi, byte [ROM + attributes + edx]
    shl edi, 4
    and byte [IMAGE + edi + 3], 0xF0
    inc edx
    cmp edx, 8
    jne .attribute
    imul esi, ebx, CONTROL_SIZE
    add esi, ROM + controls
    mov eax, [esi]
    mov [IMAGE + 0x158], eax            ; CR0
    mov eax, [esi + 4]
    mov [IMAGE + 0x148], eax            ; CR4
    mov eax, [esi + 8]
    mov [IMAGE + 0xD0], eax             ; EFER
    mov dword [IMAGE + 0xD4], 0
    mov eax, [esi + 12]
    mov [IMAGE + 0x170], eax            ; RFLAGS
    mov eax, [esi + 16]
    mov [IMAGE + 0x160], eax            ; DR7
    mov eax, [esi + 20]
    mov [IMAGE + 0x168], eax            ; DR6
    mov dword [IMAGE + 0xFC], 0x00020064
    mov dword [IMAGE + 0x100], 0x00030000
    ret

; xorshift32; AL is the random byte.
random:
    mov eax, ebp
    shl eax, 13
    xor ebp, eax
    mov eax, ebp
    shr eax, 17
    xor ebp, eax
    mov eax, ebp
    shl eax, 5
    xor ebp, eax
    mov eax, ebp
    ret

; offset from SMBASE+0xFE00, length
random_fields:
    dw 0x00, 16, 0x10, 16, 0x20, 16, 0x30, 16, 0x40, 16, 0x50, 16       ; ES CS SS DS FS GS
    dw 0x64, 4, 0x68, 8, 0x70, 16, 0x84, 4, 0x88, 8, 0x90, 16           ; GDT, LDT, IDT, TR
    dw 0x150, 8, 0x178, 8, 0x180, 128                                   ; CR3, RIP, R15 to RAX
    dw 0, 0
attributes: db 0, 1, 2, 3, 4, 5, 7, 9

CONTROL_SIZE equ 24
; CR0, CR4, EFER, RFLAGS, DR7, DR6: real mode, protected, paging, long mode
controls:
    dd 0x60000010, 0x000, 0x000, 0x00000002, 0x400, 0xFFFF0FF0
    dd 0x60000011, 0x000, 0x000, 0x00000046, 0x400, 0xFFFF0FF0
    dd 0x00000013, 0x200, 0x000, 0x00000202, 0x400, 0xFFFF0FF1
    dd 0x80000011, 0x030, 0x000, 0x00000246, 0x400, 0xFFFF0FF0
    dd 0x80010033, 0x620, 0xD00, 0x00000286, 0x400, 0xFFFF4FF0
    dd 0x80010033, 0x668, 0x500, 0x00010206, 0x400, 0xFFFF0FF0
    dd 0x80000031, 0x0A0, 0xD01, 0x00000ED7, 0x400, 0xFFFF0FF0
    dd 0xE0000011, 0x020, 0x500, 0x00000002, 0x400, 0xFFFF0FF0
IMAGES       equ 8

; ---- printing -------------------------------------------------------------------------------------------------------------

print:
    lodsb
    test al, al
    jz .done
    call put
    jmp print
.done:
    ret

put:
    push edx
    mov edx, DEBUG_PORT
    out dx, al
    pop edx
    ret

; EAX in decimal
put_number:
    push ebx
    push ecx
    push edx
    xor ecx, ecx
    mov ebx, 10
.digit:
    xor edx, edx
    div ebx
    push edx
    inc ecx
    test eax, eax
    jnz .digit
.out:
    pop eax
    add al, '0'
    call put
    loop .out
    pop edx
    pop ecx
    pop ebx
    ret

; AL in hexadecimal
put_hex:
    push eax
    shr al, 4
    call .nibble
    pop eax
    and al, 0x0F
.nibble:
    cmp al, 10
    jb .decimal
    add al, 'a' - '0' - 10
.decimal:
    add al, '0'
    jmp put

text_moving: db "moving", 0
text_image:  db "image ", 0
text_end:    db "end", 10, 0

; S SMI, N NMI, I INIT, P SIPI, G gate shut, g gate open, R handler relocates, H halt, h do not halt
rows:
    db "SMI to CPU never started (gate shut)", 0, "GS", 0
    db "  +wait", 0, 0
    db "  SIPI then", 0, "P", 0
    db "  INIT then", 0, "I", 0
    db "  +wait", 0, 0
    db "  gate open", 0, "g", 0
    db "INIT-SIPI-SIPI", 0, "IPP", 0
    db "SMI while running (gate shut)", 0, "GS", 0
    db "  NMI in SMM", 0, "N", 0
    db "  2 more SMIs in SMM", 0, "SS", 0
    db "  SIPI in SMM", 0, "P", 0
    db "  gate open", 0, "g", 0
    db "  +wait", 0, 0
    db "plain SMI", 0, "S", 0
    db "SMI (gate shut) then INIT in SMM", 0, "GSI", 0
    db "  +wait", 0, 0
    db "  gate open", 0, "g", 0
    db "  SIPI alone", 0, "P", 0
    db "INIT-SIPI", 0, "IP", 0
    db "SMI, handler sets SMBASE=40000", 0, "RS", 0
    db "SMI", 0, "S", 0
    db "INIT-SIPI then SMI", 0, "IPS", 0
    db "AP does CLI;HLT", 0, "H", 0
    db "SMI while in HLT (gate shut)", 0, "GS", 0
    db "  gate open (RSM)", 0, "g", 0
    db "NMI", 0, "N", 0
    db "SMI (hlt flag off)", 0, "hS", 0
    db "INIT then SMI in wait-for-SIPI (gate shut)", 0, "GIS", 0
    db "  gate open", 0, "g", 0
    db "  SIPI", 0, "P", 0
    db "HLT, then INIT", 0, "HI", 0
    db "  SMI to wake it", 0, "hS", 0
    db "  SIPI", 0, "P", 0
    db "SMI after that", 0, "S", 0
    db "NMI, then SMI at once", 0, "NS", 0
    db 0
rows_after_reset:
    db "after reset: nothing", 0, 0
    db "SIPI", 0, "P", 0
    db "SMI at the default SMBASE again", 0, "S", 0
    db 0

times 0xFFF0 - ($ - $$) db 0
bits 16
reset_vector:
    jmp 0xF000:start16
times 0x10000 - ($ - $$) db 0
