// WASI preview 1 (wasi_snapshot_preview1.witx): what `wasmkit run` offers the guest.

@_extern(wasm, module: "wasi_snapshot_preview1", name: "fd_write")
@_extern(c, "fd_write") func writeDescriptor(
  _ descriptor: UInt32, _ buffers: UnsafeRawPointer, _ bufferCount: UInt32, _ written: UnsafeMutablePointer<UInt32>
) -> UInt32

@_extern(wasm, module: "wasi_snapshot_preview1", name: "proc_exit")
@_extern(c, "proc_exit") func exitProcess(_ status: UInt32)

let standardOutput: UInt32 = 1

@used @c(_start) @_expose(wasm, "_start") func start() {
  boardExit(success: firmware())
}

func boardWrite(_ byte: UInt8) {
  var byte = byte
  var written: UInt32 = 0
  unsafe withUnsafeMutablePointer(to: &byte) { address in
    var buffer: (address: UnsafeMutablePointer<UInt8>, byteCount: UInt32) = unsafe (address, 1)
    unsafe withUnsafeBytes(of: &buffer) { buffers in
      _ = unsafe writeDescriptor(standardOutput, buffers.baseAddress.unsafelyUnwrapped, 1, &written)
    }
  }
}

func boardExit(success: Bool) -> Never {
  exitProcess(success ? 0 : 1)
  while true {}
}
